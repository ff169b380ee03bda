package dev.atelier.gateway.entry;

import dev.atelier.gateway.accesstoken.ExchangedRequest;
import dev.atelier.gateway.accesstoken.TokenExchange;
import dev.atelier.gateway.route.PublicRoute;
import dev.atelier.gateway.route.RouteTable;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ApiMethods;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.ProgramToken;
import dev.atelier.platform.security.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Says where a request wants to go and who sends it, or why it may not. */
final class Entrance {

    private final RouteTable routes;
    private final List<PublicPaths> openCalls;
    private final AccessTokens tokens;
    private final TokenExchange exchange;

    Entrance(RouteTable routes, List<PublicPaths> openCalls, AccessTokens tokens, TokenExchange exchange) {
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
        if (!ApiMethods.ALL.contains(request.getMethod())) {
            throw ApiException.methodNotAllowed(allowed(request.getRequestURI()));
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
        if (isOpen(request.getMethod(), request.getRequestURI())) {
            return null;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            refuseOtherMethodOfOpenPath(request.getRequestURI());
        }
        try {
            return caller(BearerToken.of(request), request).userId();
        } catch (ApiException refused) {
            boolean challenged = refused.code().status() == HttpStatus.UNAUTHORIZED;
            throw challenged ? refused.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : refused;
        }
    }

    private boolean isOpen(String method, String path) {
        for (PublicPaths open : openCalls) {
            if (open.include(method, path)) {
                return true;
            }
        }
        return false;
    }

    private Caller caller(String credential, HttpServletRequest request) {
        if (ProgramToken.isMeantBy(credential)) {
            return exchange.exchange(credential, request);
        }
        Caller caller = tokens.verify(credential);
        if (BearerToken.isApiKey(request)) {
            ExchangedRequest.note(request, credential);
        }
        return caller;
    }

    /** Whoever may call a path without a token is not told to sign in only because the method is wrong. */
    private void refuseOtherMethodOfOpenPath(String path) {
        Set<String> open = openMethods(path);
        if (!open.isEmpty()) {
            throw ApiException.methodNotAllowed(open);
        }
    }

    /** The gateway knows the methods of open paths only; of all others it names those it lets through. */
    private Set<String> allowed(String path) {
        Set<String> open = openMethods(path);
        return open.isEmpty() ? ApiMethods.ALL : open;
    }

    private Set<String> openMethods(String path) {
        return openCalls.stream().flatMap(open -> open.methods(path).stream()).collect(Collectors.toSet());
    }
}
