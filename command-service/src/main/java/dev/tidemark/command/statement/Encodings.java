package dev.tidemark.command.statement;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// The few encodings that banks use. Decoding is strict: a byte that means nothing refuses the
/// file.
final class Encodings {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    static final Charset LATIN_9 = Charset.forName("ISO-8859-15");

    private static final Map<String, Charset> NAMED =
            Map.of(
                    "UTF-8", StandardCharsets.UTF_8,
                    "UTF-16", StandardCharsets.UTF_16BE,
                    "UTF-16LE", StandardCharsets.UTF_16LE,
                    "UTF-16BE", StandardCharsets.UTF_16BE,
                    "US-ASCII", StandardCharsets.US_ASCII,
                    "ISO-8859-1", StandardCharsets.ISO_8859_1,
                    "ISO-8859-15", LATIN_9,
                    "WINDOWS-1252", WINDOWS_1252);

    private Encodings() {}

    static Charset named(String name, int line, String field) {
        Charset charset = NAMED.get(name.toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new StatementRefused(
                    line,
                    field,
                    "encoding.unknown",
                    "the encoding "
                            + Texts.quoted(name)
                            + " is not read; use UTF-8, UTF-16, windows-1252, ISO-8859-1 or ISO-8859-15");
        }
        return charset;
    }

    /// UTF-8 wherever the bytes are UTF-8. Otherwise a Western single-byte encoding, unless most of
    /// the accents are good UTF-8: then the file is a damaged one, and guessing would garble it.
    static Charset guess(byte[] bytes) {
        Utf8Census census = Utf8Census.of(bytes);
        if (census.bad() == 0 || census.good() >= census.bad()) {
            return StandardCharsets.UTF_8;
        }
        boolean euroOfLatin9 = false;
        for (byte b : bytes) {
            int value = b & 0xFF;
            if (value >= 0x80 && value < 0xA0) {
                return WINDOWS_1252;
            }
            euroOfLatin9 |= value == 0xA4;
        }
        return euroOfLatin9 ? LATIN_9 : WINDOWS_1252;
    }

    static String decode(byte[] bytes, int offset, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharBuffer out = CharBuffer.allocate(bytes.length - offset + 1);
        CoderResult result =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(in, out, true);
        String text = out.flip().toString();
        try {
            if (result.isError()) {
                result.throwException();
            }
            return text;
        } catch (CharacterCodingException _) {
            int line = 1 + (int) text.lines().count() - (text.isEmpty() || endsLine(text) ? 0 : 1);
            throw new StatementRefused(
                    line,
                    null,
                    "encoding.broken",
                    "the line holds bytes that are not " + charset.name());
        }
    }

    private static boolean endsLine(String text) {
        return text.endsWith("\n") || text.endsWith("\r");
    }
}
