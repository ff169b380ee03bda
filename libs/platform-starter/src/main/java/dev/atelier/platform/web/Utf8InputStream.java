package dev.atelier.platform.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;

/**
 * Refuses what is no UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF), and NUL, which no JSON text
 * contains and every text in UTF-16 or UTF-32 that has an ASCII character does.
 */
final class Utf8InputStream extends FilterInputStream {

    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    /** Continuation bytes that must follow, and the bounds of the next one. */
    private int missing;

    private int lowest = FIRST_CONTINUATION;
    private int highest = LAST_CONTINUATION;

    Utf8InputStream(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            check(read);
        } else {
            checkEnd();
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            byte b = buffer[i];
            if (b <= 0 || missing > 0) {
                check(b & 0xFF);
            }
        }
        if (read < 0) {
            checkEnd();
        }
        return read;
    }

    private void check(int b) throws MalformedInputException {
        if (missing > 0) {
            refuseUnless(b >= lowest && b <= highest);
            missing--;
            lowest = FIRST_CONTINUATION;
            highest = LAST_CONTINUATION;
        } else if (b >= FIRST_CONTINUATION) {
            begin(b);
        } else {
            refuseUnless(b != 0);
        }
    }

    /** The second byte is what tells overlong forms, surrogates and code points that do not exist (RFC 3629, section 4). */
    private void begin(int lead) throws MalformedInputException {
        refuseUnless(lead >= 0xC2 && lead <= 0xF4);
        missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : FIRST_CONTINUATION;
        highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : LAST_CONTINUATION;
    }

    private void checkEnd() throws MalformedInputException {
        refuseUnless(missing == 0);
    }

    private static void refuseUnless(boolean wellFormed) throws MalformedInputException {
        if (!wellFormed) {
            throw new MalformedInputException(1);
        }
    }
}
