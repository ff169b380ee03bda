package dev.atelier.platform.error;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;

/** What Spring Security refuses. */
final class SecurityErrors implements ErrorTranslator {

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        return switch (failure) {
            case AuthenticationException _ -> ApiException.of(ErrorCode.UNAUTHENTICATED);
            case AccessDeniedException _ ->
                ApiException.of(nobodyIsSignedIn() ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN);
            default -> null;
        };
    }

    private static boolean nobodyIsSignedIn() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken;
    }
}
