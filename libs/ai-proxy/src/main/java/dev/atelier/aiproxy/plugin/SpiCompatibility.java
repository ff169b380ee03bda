package dev.atelier.aiproxy.plugin;

import org.pf4j.DefaultVersionManager;

/**
 * A plug-in runs on the SPI it was built for and all later ones of the same major version. PF4J itself would let it run on
 * every later one.
 */
final class SpiCompatibility extends DefaultVersionManager {

    @Override
    public boolean checkVersionConstraint(String spi, String builtFor) {
        return super.checkVersionConstraint(spi, "^" + builtFor);
    }
}
