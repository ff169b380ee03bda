package dev.atelier.platform.sse;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/** Makes the connection of every request watchable, and keeps what a slow reader leaves lying small. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class StreamAutoConfiguration {

    /** Left to itself the kernel takes megabytes of an answer that nobody reads. */
    private static final DataSize SEND_BUFFER = DataSize.ofKilobytes(64);

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> watchableConnections() {
        return factory -> factory.addEngineValves(new ClientConnectionValve(StreamTimer.shared()));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> smallSendBuffers() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", Long.toString(SEND_BUFFER.toBytes())));
    }
}
