package dev.atelier.gateway.tls;

import dev.atelier.gateway.pace.PromptHeadProtocol;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedirectConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> redirectToHttps(RedirectProperties properties) {
        return server -> {
            if (properties.redirectPort() > 0) {
                server.addAdditionalConnectors(connector(server, properties.redirectPort()));
                server.addEngineValves(new RedirectToHttps(server.getPort()));
            }
        };
    }

    private static Connector connector(TomcatServletWebServerFactory server, int port) {
        var connector = new Connector(PromptHeadProtocol.class.getName());
        connector.setPort(port);
        if (server.getAddress() != null) {
            connector.setProperty("address", server.getAddress().getHostAddress());
        }
        return connector;
    }
}
