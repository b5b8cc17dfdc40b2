package dev.tidemark.command.statement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an XML file says about its own encoding, and whether that is true.
final class XmlDeclaration {
    private static final Pattern ENCODING =
            Pattern.compile(
                    "^<\\?xml[^>]{0,200}?encoding\\s{0,5}=\\s{0,5}[\"']([^\"'>]{1,40})[\"']");

    private XmlDeclaration() {}

    static boolean opens(byte[] bytes, ByteOrderMark mark) {
        return head(bytes, mark).startsWith("<");
    }

    static Charset charset(byte[] bytes, ByteOrderMark mark) {
        Matcher declared = ENCODING.matcher(head(bytes, mark));
        boolean says = declared.find();
        Charset charset =
                says ? Encodings.named(declared.group(1), 1, "encoding") : StandardCharsets.UTF_8;
        Charset marked = mark.charset();
        if (marked != null) {
            if (says && !family(charset).equals(family(marked))) {
                throw lie(declared.group(1), marked.name());
            }
            return marked;
        }
        if (says && !charset.equals(StandardCharsets.UTF_8) && isUtf8WithAccents(bytes)) {
            throw lie(declared.group(1), "UTF-8");
        }
        return charset;
    }

    private static StatementRefused lie(String declared, String found) {
        return new StatementRefused(
                1,
                "encoding",
                "encoding.untrue",
                "the file says that it is "
                        + declared
                        + " but it is "
                        + found
                        + "; export it again");
    }

    private static String family(Charset charset) {
        return charset.name().startsWith("UTF-16") ? "UTF-16" : charset.name();
    }

    private static boolean isUtf8WithAccents(byte[] bytes) {
        Utf8Census census = Utf8Census.of(bytes);
        return census.good() > 0 && census.bad() == 0;
    }

    private static String head(byte[] bytes, ByteOrderMark mark) {
        byte[] start =
                Arrays.copyOfRange(
                        bytes, mark.length(), Math.min(bytes.length, mark.length() + 1024));
        Charset marked = mark.charset();
        return new String(start, marked == null ? StandardCharsets.ISO_8859_1 : marked)
                .stripLeading();
    }
}
