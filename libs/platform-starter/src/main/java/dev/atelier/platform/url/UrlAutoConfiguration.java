package dev.atelier.platform.url;

import java.net.InetAddress;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** URLs of users are https; http too in the local stack, where there are no certificates. */
@AutoConfiguration
class UrlAutoConfiguration {

    @Bean
    NameLookup nameLookup() {
        return new NameLookup(InetAddress::getAllByName);
    }

    @Bean
    UserUrls userUrls(NameLookup names, Environment environment) {
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        return new UserUrls(local ? Set.of("https", "http") : Set.of("https"), names);
    }
}
