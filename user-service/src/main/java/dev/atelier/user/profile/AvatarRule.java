package dev.atelier.user.profile;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** An avatar is a picture elsewhere: an https address without credentials. The platform never fetches it. */
final class AvatarRule {

    private static final int MAX_LENGTH = 2048;
    private static final String MESSAGE = "account.avatar.form";

    private AvatarRule() {}

    static @Nullable String brokenBy(@Nullable String avatar) {
        if (avatar == null) {
            return null;
        }
        return avatar.length() <= MAX_LENGTH && isHttps(avatar) ? null : MESSAGE;
    }

    private static boolean isHttps(String avatar) {
        try {
            URI uri = new URI(avatar);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
