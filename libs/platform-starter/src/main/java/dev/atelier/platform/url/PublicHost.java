package dev.atelier.platform.url;

import java.util.regex.Pattern;

/** What the spelling of a host tells, without asking a name server. Hosts are in lower case, without a final dot. */
final class PublicHost {

    /** Names that never lead to a public host: no dot at all, or a domain reserved for inner networks. */
    private static final Pattern INNER_NAME = Pattern.compile(
            "[^.]+|(?:.*\\.)?(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|cluster|svc|arpa|test|invalid)");

    /** Public domains whose names lead to whatever address they carry, or always to the machine of whoever asks. */
    private static final Pattern LEADS_BACK = Pattern.compile("(?:.*\\.)?"
            + "(?:(?:nip|sslip|xip|backname)\\.io|(?:lvh|localtest|vcap|fuf|traefik)\\.me|lacolhost\\.com|local\\.gd)");

    private PublicHost() {}

    /** Whether it is an address, or something a resolver might take for one. */
    static boolean isLiteral(String host) {
        return host.startsWith("[") || InnerAddress.looksNumeric(host);
    }

    static boolean isPublicLiteral(String host) {
        return InnerAddress.isPublicLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    static boolean isPublicName(String host) {
        return !INNER_NAME.matcher(host).matches()
                && !LEADS_BACK.matcher(host).matches()
                && !InnerAddress.isEmbeddedIn(host);
    }
}
