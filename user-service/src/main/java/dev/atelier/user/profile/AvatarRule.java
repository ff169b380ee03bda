package dev.atelier.user.profile;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.url.UserUrls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An avatar is a picture elsewhere: an https address that leads outside. The platform never fetches it. */
@Component
class AvatarRule {

    private static final int MAX_LENGTH = 2048;

    private final UserUrls urls;

    AvatarRule(UserUrls urls) {
        this.urls = urls;
    }

    static @Nullable String brokenBy(@Nullable String avatar) {
        return avatar == null || avatar.length() <= MAX_LENGTH ? null : "account.avatar.tooLong";
    }

    /** @throws ApiException 422 {@code CONTENT_REJECTED} if it may lead inside */
    void check(@Nullable String avatar) {
        if (avatar != null && !urls.leadOutside(avatar)) {
            throw ApiException.of(ErrorCode.CONTENT_REJECTED)
                    .withMessage("account.avatar.notAllowed")
                    .withField("avatar");
        }
    }
}
