package dev.atelier.chat.content;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which addresses of pictures are passed on. It is the provider that fetches them, never this platform; still nothing may
 * be named that leads into somebody's inner network.
 */
final class ImageAddress {

    private static final int MAX_LENGTH = 8_192;
    private static final Pattern DATA_URL = Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,");

    /** Names that never lead to a public host: no dot at all, or a domain reserved for inner networks. */
    private static final Pattern INNER_NAME = Pattern.compile(
            "[^.]+|(?:.*\\.)?(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|cluster|svc|arpa|test|invalid)");

    private ImageAddress() {}

    /** @throws ApiException 422 on {@code field} if the address is none that is passed on */
    static void check(String url, String field) {
        boolean accepted = url.startsWith("data:") ? isPicture(url) : isPublic(url);
        if (!accepted) {
            throw ApiException.of(ErrorCode.CONTENT_REJECTED)
                    .withMessage("chat.content.urlNotAllowed")
                    .withField(field);
        }
    }

    private static boolean isPicture(String url) {
        var prefix = DATA_URL.matcher(url);
        return prefix.lookingAt() && isBase64(url, prefix.end());
    }

    private static boolean isBase64(String url, int start) {
        int end = url.length();
        while (end > start && url.charAt(end - 1) == '=' && url.length() - end < 2) {
            end--;
        }
        for (int i = start; i < end; i++) {
            char c = url.charAt(i);
            boolean digit =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!digit) {
                return false;
            }
        }
        return end > start;
    }

    private static boolean isPublic(String url) {
        if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return false;
        }
        try {
            URI uri = new URI(url);
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean port = uri.getPort() == -1 || uri.getPort() >= 1 && uri.getPort() <= 65_535;
            boolean named = uri.getRawUserInfo() == null && uri.getHost() != null;
            return https && port && named && isPublicHost(uri.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPublicHost(String host) {
        if (host.startsWith("[")) {
            return InnerAddress.isPublicLiteral(host.substring(1, host.length() - 1));
        }
        String name = host.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (InnerAddress.looksNumeric(bare)) {
            return InnerAddress.isPublicLiteral(bare);
        }
        return !INNER_NAME.matcher(bare).matches() && !InnerAddress.isEmbeddedIn(bare);
    }
}
