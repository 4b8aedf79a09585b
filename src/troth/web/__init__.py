"""The site: pages, API, public pages."""
