package dev.atelier.platform.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service follows the config server.
 *
 * @param every how often it asks whether its settings have changed
 */
@ConfigurationProperties("atelier.settings-watch")
record SettingsWatchProperties(@DefaultValue("10s") Duration every) {}
