package dev.atelier.gateway.entry;

import dev.atelier.gateway.accesstoken.TokenExchange;
import dev.atelier.gateway.route.PublicRoute;
import dev.atelier.gateway.route.RouteTable;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.ProgramToken;
import dev.atelier.platform.security.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Says where a request wants to go and who sends it, or why it may not. */
final class Entrance {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final RouteTable routes;
    private final PublicPaths openCalls;
    private final AccessTokens tokens;
    private final TokenExchange exchange;

    Entrance(RouteTable routes, PublicPaths openCalls, AccessTokens tokens, TokenExchange exchange) {
        this.routes = routes;
        this.openCalls = openCalls;
        this.tokens = tokens;
        this.exchange = exchange;
    }

    Visitor inspect(HttpServletRequest request) {
        try {
            PublicRoute route = route(request);
            return new Visitor(route.id(), userId(request), null);
        } catch (ApiException refused) {
            return new Visitor(null, null, refused);
        }
    }

    private PublicRoute route(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            throw ApiException.of(ErrorCode.METHOD_NOT_ALLOWED);
        }
        if (!RequestPath.isUnambiguous(request.getRequestURI())) {
            throw ApiException.of(ErrorCode.BAD_REQUEST);
        }
        PublicRoute route = routes.find(request.getRequestURI());
        if (route == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return route;
    }

    private @Nullable String userId(HttpServletRequest request) {
        if (openCalls.include(request.getMethod(), request.getRequestURI())) {
            return null;
        }
        try {
            return caller(BearerToken.of(request), request).userId();
        } catch (ApiException refused) {
            boolean challenged = refused.code().status() == HttpStatus.UNAUTHORIZED;
            throw challenged ? refused.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : refused;
        }
    }

    private Caller caller(String credential, HttpServletRequest request) {
        return ProgramToken.isMeantBy(credential) ? exchange.exchange(credential, request) : tokens.verify(credential);
    }
}
