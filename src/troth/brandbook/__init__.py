"""Who is who: brands, products, people, rivals, aliases and embargoed facts."""
