package dev.atelier.user.export;

import java.util.stream.Stream;
import org.springframework.cloud.openfeign.FeignClientBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose files are in an export: ours and those of the services named in the settings. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    ZipFiles zipFiles(OwnFiles own, ExportProperties properties, ApplicationContext context) {
        var clients = new FeignClientBuilder(context);
        Stream<ServiceFiles> others = properties.services().stream()
                .map(service -> new RemoteFiles(
                        service,
                        clients.forType(PersonalDataClient.class, service)
                                .contextId("personal-data-" + service)
                                .build()));
        return new ZipFiles(Stream.concat(Stream.of(own), others).toList());
    }
}
