"""The reliability curves as one SVG: chance given against share right, the diagonal is what is promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Points = Sequence[tuple[float, float, int]]
SIDE, EDGE = 200, 34
_WIDE = SIDE + 2 * EDGE


def drawn(curves: Mapping[str, Points]) -> str:
    """One square a curve, side by side; a dot's area grows with its answers."""
    body = "".join(_square(number, title, points) for number, (title, points) in enumerate(curves.items()))
    width, height = _WIDE * len(curves), _WIDE + 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Share of right answers by the chance given" font-family="sans-serif" font-size="11">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{body}</svg>\n'
    )


def _square(number: int, title: str, points: Points) -> str:
    left, most = number * _WIDE + EDGE, max(count for _, _, count in points)
    places = [(left + SIDE * chance, EDGE + SIDE * (1 - share)) for chance, share, _ in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + 6 * (count / most) ** 0.5:.1f}" fill="#0b6e99">'
        f"<title>{chance:.2f} → {share:.2f}, {count} answers</title></circle>"
        for (x, y), (chance, share, count) in zip(places, points, strict=True)
    )
    ticks = "".join(
        f'<text x="{left + SIDE * tick:.0f}" y="{EDGE + SIDE + 14}" text-anchor="middle">{tick:g}</text>'
        f'<text x="{left - 5}" y="{EDGE + SIDE * (1 - tick) + 4:.0f}" text-anchor="end">{tick:g}</text>'
        for tick in (0, 0.5, 1)
    )
    return (
        f'<text x="{left + SIDE / 2:.0f}" y="20" text-anchor="middle" font-size="13">{title}</text>'
        f'<rect x="{left}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>'
        f'<path d="M{left} {EDGE + SIDE}L{left + SIDE} {EDGE}" stroke="#bbb" stroke-dasharray="4 3"/>'
        f'{ticks}<polyline points="{line}" fill="none" stroke="#0b6e99" stroke-width="1.5"/>{dots}'
        f'<text x="{left + SIDE / 2:.0f}" y="{EDGE + SIDE + 30}" text-anchor="middle">chance given</text>'
    )
