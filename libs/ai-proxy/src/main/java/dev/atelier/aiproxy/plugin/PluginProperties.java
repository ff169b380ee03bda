package dev.atelier.aiproxy.plugin;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where adapters come from that are not built in.
 *
 * @param folder the folder of the jars; one that does not exist is empty. What lies there runs with all the rights of the
 *     service, so nobody but the operator may write to it
 * @param lookEvery how often the folder is looked at; a jar is taken once it has been the same for so long
 * @param readyWithin how long a plug-in may take to make or initialize an adapter; one that takes longer is refused
 * @param largestJar a larger file is refused
 */
@Validated
@ConfigurationProperties("atelier.plugins")
public record PluginProperties(
        @DefaultValue("/etc/atelier/plugins") Path folder,
        @DefaultValue("2s") Duration lookEvery,
        @DefaultValue("10s") Duration readyWithin,
        @DefaultValue("64MB") DataSize largestJar) {}
