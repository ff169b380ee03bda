package dev.atelier.user.social;

import dev.atelier.user.social.provider.SocialProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Binds a state to the browser that was sent away with it: without it anybody could make somebody else finish his own sign-in.
 * A browser keeps its value while it is away, so that two tabs may depart at once.
 */
@Component
class BrowserCookie {

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SocialProperties properties;

    BrowserCookie(SocialProperties properties) {
        this.properties = properties;
    }

    /** What this browser was given; a new value if it has none. */
    String valueOf(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name())
                        && VALUE.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        return Secrets.fresh();
    }

    /** The header that makes the browser keep it; sent along when the provider sends the browser back. */
    String header(String value) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(properties.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(Departing.AWAY_AT_MOST)
                .build()
                .toString();
    }

    /** With https in its strictest form: no other host, and no page without TLS, can set it. */
    private String name() {
        return properties.isSecure() ? "__Host-atelier-sign-in" : "atelier-sign-in";
    }
}
