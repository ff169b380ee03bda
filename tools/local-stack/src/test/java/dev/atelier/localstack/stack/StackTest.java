package dev.atelier.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.StackSettings;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.service.Service;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    @TempDir
    Path folder;

    @Test
    void the_offset_shifts_every_port() {
        assertThat(ports(stack(100, Map.of())))
                .isEqualTo(Set.of(
                        8180, 8179, 8181, 8182, 8183, 8184, 8185, 8186, 8861, 8988, 8190, 27117, 6479, 9192, 9193,
                        9511));
    }

    @Test
    void a_server_that_the_environment_names_is_not_started() {
        Stack stack = stack(0, Map.of("MONGODB_URI", "mongodb://elsewhere", "ZIPKIN_URL", "http://elsewhere"));

        assertThat(stack.backingServers()).extracting(Member::name).containsExactlyInAnyOrder("redis", "kafka");
    }

    @Test
    void a_numbered_instance_is_found_on_its_recorded_ports() {
        ProcessRecord record = new ProcessRecord("gateway-service-2", 1, "", List.of(40001, 40002));

        Member member = stack(0, Map.of())
                .member("gateway-service-2", Optional.of(record))
                .orElseThrow();

        assertThat(member.name()).isEqualTo("gateway-service-2");
        assertThat(member.ports()).containsExactly(40001, 40002);
    }

    @Test
    void knows_no_instance_that_was_never_started_and_no_foreign_name() {
        assertThat(stack(0, Map.of()).member("chat-service-2", Optional.empty()))
                .isEmpty();
        assertThat(stack(0, Map.of()).member("postgres", Optional.empty())).isEmpty();
    }

    private Set<Integer> ports(Stack stack) {
        Set<Integer> ports = new HashSet<>();
        stack.backingServers().forEach(member -> ports.addAll(member.ports()));
        for (Service service : Service.values()) {
            ports.addAll(stack.first(service).ports());
        }
        return ports;
    }

    private Stack stack(int offset, Map<String, String> shell) {
        return Stack.of(new AtelierHome(folder), folder, StackSettings.ofShell(offset, shell));
    }
}
