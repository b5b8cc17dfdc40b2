package dev.tidemark.command.statement;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Files that people upload by mistake, recognised so that the refusal can say what to do instead.
final class ForeignFormat {
    private ForeignFormat() {}

    static void refuse(byte[] bytes) {
        String head =
                new String(
                                Arrays.copyOf(bytes, Math.min(bytes.length, 512)),
                                StandardCharsets.ISO_8859_1)
                        .replaceFirst("^ï»¿", "")
                        .stripLeading();
        if (head.isEmpty()) {
            throw new StatementRefused(1, null, "file.empty", "the file is empty");
        }
        String name = name(head);
        if (!name.isEmpty()) {
            throw new StatementRefused(
                    1,
                    null,
                    "file.format",
                    "this is " + name + "; export the statement as CAMT.053 or CSV");
        }
    }

    private static String name(String head) {
        if (head.startsWith("PK\u0003\u0004")) {
            return "a ZIP archive or a spreadsheet file";
        }
        if (head.startsWith("\u001F\u008B")) {
            return "a gzip archive";
        }
        if (head.startsWith("%PDF")) {
            return "a PDF file";
        }
        if (head.startsWith("OFXHEADER") || head.startsWith("<OFX>")) {
            return "an OFX file";
        }
        if (head.startsWith("!Type:") || head.startsWith("!Account")) {
            return "a QIF file";
        }
        boolean swift =
                head.startsWith("{1:") || head.startsWith(":20:") || head.contains("\n:20:");
        return swift ? "an MT940 file" : "";
    }
}
