package dev.atelier.simulator.answer;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Counts and splits text with o200k_base. Counts are cached by fingerprint, so a repeated prompt costs one hash. */
public final class TokenCounter {

    private static final int SLOTS = 1 << 14;
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private final AtomicReferenceArray<@Nullable Counted> counted = new AtomicReferenceArray<>(SLOTS);

    private record Counted(long fingerprint, int length, int tokens) {}

    public int count(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long fingerprint = Fingerprint.of(text);
        int slot = (int) fingerprint & (SLOTS - 1);
        Counted known = counted.get(slot);
        if (known != null && known.fingerprint == fingerprint && known.length == text.length()) {
            return known.tokens;
        }
        int tokens = ENCODING.countTokensOrdinary(text);
        counted.set(slot, new Counted(fingerprint, text.length(), tokens));
        return tokens;
    }

    /** The text cut at token borders; tokens that end inside a character join the next one. */
    public List<Piece> split(String text) {
        List<Piece> pieces = new ArrayList<>();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        int openTokens = 0;
        for (int token : ENCODING.encodeOrdinary(text).toArray()) {
            open.writeBytes(bytesOf(token));
            openTokens++;
            String whole = decode(open.toByteArray());
            if (whole != null) {
                pieces.add(new Piece(whole, openTokens));
                open.reset();
                openTokens = 0;
            }
        }
        return pieces;
    }

    private static byte[] bytesOf(int token) {
        IntArrayList one = new IntArrayList(1);
        one.add(token);
        return ENCODING.decodeBytes(one);
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException incomplete) {
            return null;
        }
    }
}
