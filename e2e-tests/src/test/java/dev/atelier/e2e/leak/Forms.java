package dev.atelier.e2e.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The forms in which a text may have been written down. */
final class Forms {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    private static final int BITS_PER_BYTE = 8;
    private static final int BITS_PER_CHARACTER = 6;

    private Forms() {}

    /** As it is, as in a URL, in hexadecimal digits, and in Base64 wherever in a longer text it stands; a byte is a character. */
    static Set<String> of(byte[] bytes) {
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        String inUrl = URLEncoder.encode(plain, StandardCharsets.ISO_8859_1);
        String digits = HexFormat.of().formatHex(bytes);
        return Stream.of(
                        Stream.of(plain, inUrl, lowerEscapes(inUrl), digits, digits.toUpperCase(Locale.ROOT)),
                        base64(Base64.getEncoder(), bytes),
                        base64(Base64.getUrlEncoder(), bytes))
                .flatMap(forms -> forms)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String lowerEscapes(String inUrl) {
        return ESCAPE.matcher(inUrl)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group().toLowerCase(Locale.ROOT)));
    }

    /** Three bytes are four characters, so there are three ways; without the characters that the neighbours have a part in. */
    private static Stream<String> base64(Base64.Encoder encoder, byte[] bytes) {
        return IntStream.range(0, 3).mapToObj(before -> {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int from = (before * BITS_PER_BYTE + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER;
            int to = shifted.length * BITS_PER_BYTE / BITS_PER_CHARACTER;
            return encoder.encodeToString(shifted).substring(from, to);
        });
    }
}
