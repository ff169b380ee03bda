package dev.atelier.localstack.proof;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.StackSettings;
import java.time.Duration;

/** What {@code up} ends with: where everything is, and three lines to try it. */
public record Welcome(AtelierHome home, StackSettings settings, String gateway) {

    public void show(Console console, FirstChat.Result chat, Duration took) {
        console.line("""

                Atelier is up after %d s.

                  gateway    %s
                  discovery  %s
                  traces     %s/zipkin/
                  admin      user admin, password in %s

                """.formatted(
                                took.toSeconds(),
                                gateway,
                                local(8761),
                                settings.environment().getOrDefault("ZIPKIN_URL", local(9411)),
                                password())
                + curl(chat.model()));
    }

    private String curl(String model) {
        return """
                TOKEN=$(curl -s %1$s/api/auth/login -H 'Content-Type: application/json' -d "{\\"username\\":\\"admin\\",\\"password\\":\\"%2$s\\"}" | sed -E 's/.*"accessToken":"([^"]+)".*/\\1/')
                ID=$(curl -s %1$s/api/conversations -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"model":"%3$s"}' | grep -oE '"id":"[0-9a-f]{24}"' | head -1 | cut -d'"' -f4)
                curl -N %1$s/api/conversations/$ID/messages -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -H 'Accept: text/event-stream' -d '{"content":"Hello"}'""".formatted(gateway, passwordInShell(), model);
    }

    private String password() {
        return ownPassword() ? "ATELIER_ADMIN_PASSWORD" : home.adminPassword().toString();
    }

    private String passwordInShell() {
        return ownPassword() ? "$ATELIER_ADMIN_PASSWORD" : "$(cat '" + home.adminPassword() + "')";
    }

    private boolean ownPassword() {
        return settings.environment().containsKey("ATELIER_ADMIN_PASSWORD");
    }

    private String local(int port) {
        return "http://127.0.0.1:" + (port + settings.portOffset());
    }
}
