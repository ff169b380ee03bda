package dev.atelier.gateway.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The address a request comes from: the other end of the connection, or, when that is a trusted proxy, the last address
 * in {@code X-Forwarded-For} that is not one.
 */
public final class ClientAddress {

    private static final String ATTRIBUTE = ClientAddress.class.getName();
    private static final int LONGEST_ADDRESS = 45;

    private final List<IpAddressMatcher> trustedProxies;

    /** Trusts these addresses or networks ({@code 10.0.0.0/8}) to say for whom they ask. */
    public ClientAddress(List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    /** What was found out about this request. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String found ? found : request.getRemoteAddr();
    }

    /** Finds out and notes it with the request. */
    public String find(HttpServletRequest request) {
        String address = trustedProxies.isEmpty() ? request.getRemoteAddr() : behindProxies(request);
        request.setAttribute(ATTRIBUTE, address);
        return address;
    }

    private String behindProxies(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
            String hop = hops[i].strip();
            if (!isAddress(hop)) {
                break;
            }
            address = hop;
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static boolean isAddress(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ADDRESS
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
                && (text.indexOf(':') >= 0 || Character.isDigit(text.charAt(0)));
    }
}
