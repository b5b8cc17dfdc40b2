package dev.tidemark.command.statement;

/// How many characters beyond ASCII are well-formed UTF-8, and how many bytes are not. It need not
/// be exact about overlong forms: the strict decoder has the last word.
record Utf8Census(int good, int bad) {

    static Utf8Census of(byte[] bytes) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0) {
                continue;
            }
            int more = following(bytes[i] & 0xFF);
            if (more > 0 && continues(bytes, i + 1, more)) {
                good++;
                i += more;
            } else {
                bad++;
            }
        }
        return new Utf8Census(good, bad);
    }

    private static int following(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 1;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 2;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
    }

    private static boolean continues(byte[] bytes, int from, int count) {
        if (from + count > bytes.length) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
