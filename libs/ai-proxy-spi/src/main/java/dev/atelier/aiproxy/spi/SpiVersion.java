package dev.atelier.aiproxy.spi;

/**
 * The version of these interfaces, apart from the platform's own. A plug-in names the one it was built for as
 * {@code Plugin-Requires} in its manifest.
 */
public final class SpiVersion {

    /**
     * Major, minor, patch. A new minor version adds what older plug-ins need not know; a new major one breaks them, and they
     * are refused.
     */
    public static final String CURRENT = "1.0.0";

    private SpiVersion() {}
}
