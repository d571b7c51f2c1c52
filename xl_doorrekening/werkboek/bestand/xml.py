"""The XML of a package's parts: read with care, written as Excel wants it."""

from lxml import etree


def parser() -> etree.XMLParser:
    """No entities, no network, no huge trees."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def als_xml(element: etree._Element) -> bytes:
    """A part's root as the bytes of that part."""
    uit: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return uit
