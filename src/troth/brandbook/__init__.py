"""Who is who: brands, products, people, rivals, aliases and embargoed facts, from one YAML file."""

from troth.brandbook.load import as_mapping, load, parse
from troth.brandbook.model import (
    Account,
    BrandBook,
    EmbargoedFact,
    Entity,
    FactPart,
    OwnedTerm,
)
from troth.brandbook.template import TEMPLATE

__all__ = [
    "TEMPLATE",
    "Account",
    "BrandBook",
    "EmbargoedFact",
    "Entity",
    "FactPart",
    "OwnedTerm",
    "as_mapping",
    "load",
    "parse",
]
