package dev.tidemark.command.statement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The file as text, without its byte-order mark, and the encoding that was found to be true.
record SourceText(String text, Charset charset, boolean isXml) {

    /// @param encoding what a profile says; if that is empty and there is no byte-order mark, the
    ///   bytes decide
    static SourceText decode(byte[] bytes, String encoding) {
        if (bytes.length > Limits.FILE_BYTES) {
            throw new StatementRefused(1, null, "file.too-large", "the file is larger than 20 MiB");
        }
        ForeignFormat.refuse(bytes);
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        boolean xml = XmlDeclaration.opens(bytes, mark);
        Charset charset = mark.charset();
        if (xml) {
            charset = XmlDeclaration.charset(bytes, mark);
        } else if (charset == null) {
            charset =
                    encoding.isEmpty()
                            ? Encodings.guess(bytes)
                            : Encodings.named(encoding, 0, "encoding");
        }
        String text = Encodings.decode(bytes, mark.length(), charset);
        if (!xml) {
            refuseBinary(text);
        }
        return new SourceText(text, charset, xml);
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /// Lines end with LF, CR LF or CR; a control character means that this is no text at all.
    private static void refuseBinary(String text) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                line += c == '\n' && i > 0 && text.charAt(i - 1) == '\r' ? 0 : 1;
                begin = i + 1;
            } else if (c < ' ' && c != '\t' && c != '\f') {
                throw new StatementRefused(
                        line,
                        null,
                        "file.binary",
                        "the file holds control characters: it is not a text file");
            } else if (i - begin >= Limits.LINE_CHARS) {
                throw new StatementRefused(
                        line, null, "line.too-long", "the line is longer than 65,536 characters");
            }
        }
    }
}
