package dev.atelier.chat.content;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.url.UserUrls;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Which addresses of pictures are passed on. It is the provider that fetches them, never this platform; still nothing may
 * be named that leads into somebody's inner network.
 */
@Component
public final class ImageAddress {

    private static final Pattern DATA_URL = Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,");

    private final UserUrls urls;

    ImageAddress(UserUrls urls) {
        this.urls = urls;
    }

    /** @throws ApiException 422 on {@code field} if the address is none that is passed on */
    public void check(String url, String field) {
        boolean accepted = url.startsWith("data:") ? isPicture(url) : urls.leadOutside(url);
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
}
