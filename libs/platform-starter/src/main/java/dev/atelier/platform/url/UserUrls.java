package dev.atelier.platform.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the URLs of users that lead outside from those that lead, in whatever spelling, to this machine, somebody's inner
 * network or a cloud's metadata. Safe for every thread.
 *
 * <p>This is for URLs that are stored or passed on and that somebody else fetches. Whoever fetches one itself must look at the
 * address it connects to as well: a name may lead elsewhere a moment later.
 */
public final class UserUrls {

    private static final int MAX_LENGTH = 8_192;

    private final Set<String> schemes;
    private final NameLookup names;

    UserUrls(Set<String> schemes, NameLookup names) {
        this.schemes = Set.copyOf(schemes);
        this.names = names;
    }

    /** Accepts https only and judges names by their spelling alone; asks nobody and never blocks. */
    public static UserUrls judgedBySpelling() {
        return new UserUrls(Set.of("https"), NameLookup.none());
    }

    /**
     * Whether {@code url} is absolute, has an allowed scheme (https), no credentials, and a host that is public. Blocks for a
     * fraction of a second at most, while a name server is asked; nobody else is contacted.
     */
    public boolean leadOutside(String url) {
        String host = host(url);
        if (host == null) {
            return false;
        }
        return PublicHost.isLiteral(host)
                ? PublicHost.isPublicLiteral(host)
                : PublicHost.isPublicName(host) && !names.leadInside(host);
    }

    /** The host in lower case without a final dot; {@code null} if the URL is not of the form that is accepted. */
    private @Nullable String host(String url) {
        if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return null;
        }
        try {
            return acceptedHost(new URI(url));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private @Nullable String acceptedHost(URI uri) {
        boolean scheme =
                uri.getScheme() != null && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        boolean port = uri.getPort() == -1 || uri.getPort() >= 1 && uri.getPort() <= 65_535;
        if (!scheme || !port || uri.getRawUserInfo() != null || uri.getHost() == null) {
            return null;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
