package dev.atelier.platform.security.filter;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall with its rules for headers checked by a loop instead of a regular expression: it looks at a
 * header each time somebody reads it, which is dozens of times a request.
 */
final class Firewall extends StrictHttpFirewall {

    Firewall() {
        setAllowedHeaderNames(name -> isText(name, false));
        setAllowedHeaderValues(value -> isText(value, true));
    }

    /** No control characters, a tab excepted where it may be; whatever a header can carry is assigned in Unicode. */
    private static boolean isText(String header, boolean tabMayBe) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (Character.isISOControl(c) && !(c == '\t' && tabMayBe)) {
                return false;
            }
        }
        return true;
    }
}
