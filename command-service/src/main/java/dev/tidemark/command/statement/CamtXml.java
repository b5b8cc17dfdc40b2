package dev.tidemark.command.statement;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The XML parser, held short: no DTD, no entity beyond XML's own five, nothing from outside,
/// bounded depth and size. What it cannot read is refused with the line.
final class CamtXml {
    private final XMLStreamReader xml;
    private int depth;
    private int elements;

    CamtXml(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched from outside");
        });
        try {
            xml = factory.createXMLStreamReader(new StringReader(text));
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(1, e);
        }
    }

    /// The next start tag below, or `null` at the end tag of the element the reader is in.
    @Nullable String nextChild() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT
                    || event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
        }
    }

    /// Reads the element whose start tag was just met, with all below it. Of a batch's details the
    /// first ones are kept whole, the others as empty elements.
    CamtElement tree() {
        elements = 0;
        return subtree();
    }

    private CamtElement subtree() {
        if (++elements > Limits.XML_ELEMENTS) {
            throw new StatementRefused(
                    line(), xml.getLocalName(), "xml.too-large", "the entry has too many elements");
        }
        var element =
                new CamtElement(xml.getLocalName(), line(), xml.getAttributeValue(null, "Ccy"));
        var text = new StringBuilder();
        int details = 0;
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("TxDtls") && ++details > Limits.DETAILS_READ) {
                        element.add(new CamtElement("TxDtls", line(), null));
                        skip();
                    } else {
                        element.add(subtree());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                case XMLStreamConstants.END_ELEMENT -> {
                    element.textIs(text.toString());
                    return element;
                }
                default -> {}
            }
        }
    }

    private void append(StringBuilder text) {
        if (text.length() + xml.getTextLength() > Limits.LINE_CHARS) {
            throw new StatementRefused(
                    line(), null, "text.too-long", "a text is longer than 65,536 characters");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /// Reads to the end of the document, so that what follows the statements is well-formed, too.
    void finish() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // comments and white space may follow
        }
    }

    int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    @Nullable String namespace() {
        return xml.getNamespaceURI();
    }

    private int next() {
        int event = advance();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new StatementRefused(
                    line(),
                    null,
                    "xml.dtd",
                    "the file has a document type or an entity, which no bank statement needs");
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > Limits.XML_DEPTH) {
            throw new StatementRefused(
                    line(), xml.getLocalName(), "xml.too-deep", "elements are nested too deep");
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    /// The JDK's parser throws unchecked exceptions for some broken files, too.
    private int advance() {
        try {
            if (!xml.hasNext()) {
                throw new StatementRefused(
                        line(), null, "xml.truncated", "the file ends too early");
            }
            return xml.next();
        } catch (StatementRefused e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(line(), e);
        }
    }

    private static StatementRefused broken(int line, Exception cause) {
        int at =
                cause instanceof XMLStreamException e && e.getLocation() != null
                        ? Math.max(line, e.getLocation().getLineNumber())
                        : line;
        return new StatementRefused(
                at,
                null,
                "xml.broken",
                "the XML is damaged or cut off here; export the statement again");
    }
}
