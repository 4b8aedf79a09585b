"""The commented brand book that `troth init` writes."""

TEMPLATE = """\
# Brand book: who is who. Troth reads names, accounts and secrets from here.
# Every mistake is shown with its line and column by `troth brandbook check`.

# The id of the brand that this workspace belongs to (one of the entities below).
brand: my-brand

# Countries that read you: rules of the gate depend on them.
audience: [CN, DE, GB]

entities:
  # kind: brand, sub_brand, product, person, rival, rival_product or rival_person
  - id: my-brand
    kind: brand
    name: My Brand
    # Other names per language; `any` holds in all of them. Case and width do not matter.
    aliases:
      zh: [我的品牌]
      any: [MyBrand]
    # Longer words in which a name means something else (the brand 小米, the porridge 小米粥).
    not_in: []
    # A name too common to stand alone counts only where one of these words is near.
    needs: []
    # Accounts that speak for it. channel: weibo, xhs, douyin, bilibili, zhihu, x, youtube, web ... or any
    accounts:
      - {channel: weibo, handle: "@mybrand"}

  - id: my-product
    kind: product
    name: My Product
    parent: my-brand

  - id: founder
    kind: person
    name: Jane Founder
    parent: my-brand
    role: founder and CEO
    positioning: the engineer who answers questions herself
    founder: true

  - id: rival
    kind: rival
    name: The Rival

# Facts that must not be said before they are released. `words` are what would give a part away.
# state: secret, teaser_ok or released
embargoed:
  - id: next-launch
    name: Launch of the next product
    until: 2030-01-01
    parts:
      - name: date
        words: [9月, September]
        state: secret

# Standards of your own: words by which you ask to be measured.
terms:
  - term: Our Standard
    lang: en
    meaning: what it asks, in one line
"""
