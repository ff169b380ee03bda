package dev.atelier.platform.access;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;

/**
 * The {@link Access} of one handler.
 *
 * @param who whom it serves
 * @param scope what an access token needs; {@code null} where none is let in
 */
public record AccessRule(Who who, @Nullable Scope scope) {

    private static final String SERVICE_AUTHORITY = "ROLE_SERVICE";

    /**
     * The rule written on a handler, {@code null} if there is none.
     *
     * @throws IllegalStateException if it names a scope too many or too few
     */
    public static @Nullable AccessRule of(HandlerMethod handler) {
        Access access = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
        if (access == null) {
            access = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
        }
        return access == null ? null : of(access, handler);
    }

    private static AccessRule of(Access access, HandlerMethod handler) {
        List<Scope> scopes = List.of(access.scope());
        if (scopes.size() != (access.value() == Who.STUDIO ? 1 : 0)) {
            throw new IllegalStateException("@Access names one scope with STUDIO and none otherwise: " + handler);
        }
        return new AccessRule(access.value(), scopes.isEmpty() ? null : scopes.getFirst());
    }

    /**
     * Refuses a visitor whom the handler does not serve.
     *
     * @throws ApiException {@code UNAUTHENTICATED} if it is not known who asks, else {@code FORBIDDEN}
     */
    void require(@Nullable Authentication visitor) {
        boolean served = switch (who) {
            case ANYONE -> true;
            case SESSION -> caller(visitor).isPerson();
            case STUDIO -> caller(visitor).mayUse(Objects.requireNonNull(scope));
            case ADMIN -> caller(visitor).isPerson() && caller(visitor).isAdmin();
            case SERVICE -> isService(visitor);
        };
        if (!served) {
            throw ApiException.of(ErrorCode.FORBIDDEN);
        }
    }

    private static Caller caller(@Nullable Authentication visitor) {
        if (visitor != null && visitor.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw ApiException.of(ErrorCode.UNAUTHENTICATED).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static boolean isService(@Nullable Authentication visitor) {
        return visitor != null
                && visitor.getAuthorities().stream()
                        .anyMatch(authority -> SERVICE_AUTHORITY.equals(authority.getAuthority()));
    }
}
