package dev.atelier.e2e.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens taken apart and made anew, with the platform's own key or without. */
public record Token(ObjectNode header, ObjectNode claims) {

    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    public static Token of(String jwt) {
        String[] parts = jwt.split("\\.");
        return new Token(tree(parts[0]), tree(parts[1]));
    }

    public Token expiredAt(Instant end) {
        claims.put("exp", end.getEpochSecond());
        return this;
    }

    public Token with(String claim, String value) {
        claims.put(claim, value);
        return this;
    }

    /** Signed with the first of {@code ATELIER_JWT_KEYS}. */
    public String signed(String keys) {
        String key = keys.split(",")[0].split(":", 2)[1];
        String text = text(header) + "." + text(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return text + "." + TO_TEXT.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As somebody sends it who has no key. */
    public String unsigned(String algorithm) {
        header.put("alg", algorithm);
        return text(header) + "." + text(claims) + ".";
    }

    private static ObjectNode tree(String part) {
        return (ObjectNode) JsonMapper.shared().readTree(FROM_TEXT.decode(part));
    }

    private static String text(ObjectNode node) {
        return TO_TEXT.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
