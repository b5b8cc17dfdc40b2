package dev.tidemark.command.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// CAMT.053, versions 02 to 08: `Document / BkToCstmrStmt / Stmt`. One line per entry (`Ntry`),
/// because that is what moves the balance; the payments inside a batch are its details.
final class CamtReader {
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:(camt\\.053\\.001\\.0[2-8])");

    private final CamtXml xml;
    private int entries;

    private CamtReader(CamtXml xml) {
        this.xml = xml;
    }

    static StatementFile read(SourceText source) {
        CamtReader reader = new CamtReader(new CamtXml(source.text()));
        String version = reader.version();
        List<Statement> statements = reader.statements();
        return new StatementFile(new StatementFormat.Camt053(version), Numbering.of(statements));
    }

    private String version() {
        String root = xml.nextChild();
        String namespace = xml.namespace();
        Matcher known = NAMESPACE.matcher(namespace == null ? "" : namespace);
        if (!"Document".equals(root) || !known.matches()) {
            throw new StatementRefused(
                    xml.line(),
                    root,
                    "xml.not-camt053",
                    "the document is "
                            + Texts.quoted(
                                    namespace == null ? String.valueOf(root) : lastPart(namespace))
                            + ", not camt.053.001.02 to .08; export the statement as CAMT.053");
        }
        return known.group(1);
    }

    private static String shortened(String namespace) {
        return namespace.substring(namespace.lastIndexOf(':') + 1);
    }

    private static String lastPart(String namespace) {
        return namespace.substring(namespace.lastIndexOf(':') + 1);
    }

    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (String message = xml.nextChild(); message != null; message = xml.nextChild()) {
            if (message.equals("BkToCstmrStmt")) {
                readMessage(statements);
            } else {
                xml.skip();
            }
        }
        if (statements.isEmpty()) {
            throw new StatementRefused(
                    xml.line(), "Stmt", "statement.none", "the file holds no statement");
        }
        xml.finish();
        return statements;
    }

    private void readMessage(List<Statement> statements) {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (!name.equals("Stmt")) {
                xml.skip();
                continue;
            }
            if (statements.size() == Limits.STATEMENTS) {
                throw new StatementRefused(
                        xml.line(), "Stmt", "statement.too-many", "more than 1,000 statements");
            }
            statements.add(statement());
        }
    }

    private Statement statement() {
        var parts = new CamtStatement(xml.line());
        for (@Nullable String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            switch (name) {
                case "Id" -> parts.id(xml.tree());
                case "Acct" -> parts.account(xml.tree());
                case "Bal" -> parts.balance(xml.tree());
                case "Ntry" -> parts.entry(nextEntry(), xml.tree());
                default -> xml.skip();
            }
        }
        return parts.finished();
    }

    private int nextEntry() {
        if (++entries > Limits.LINES) {
            throw new StatementRefused(
                    xml.line(), "Ntry", "line.too-many", "more than 50,000 entries");
        }
        return entries;
    }
}
