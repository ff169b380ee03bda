package dev.atelier.localstack.stack;

import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.Secrets;
import dev.atelier.localstack.home.StackSettings;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.server.BackingServers;
import dev.atelier.localstack.server.ServerFiles;
import dev.atelier.localstack.service.Service;
import dev.atelier.localstack.service.ServiceEnvironment;
import dev.atelier.localstack.service.ServiceInstance;
import dev.atelier.localstack.service.ServiceJvm;
import dev.atelier.localstack.service.ServiceSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who belongs to a stack, with which ports and settings. */
public final class Stack {

    private static final Pattern INSTANCE = Pattern.compile("(.+?)-([2-9]|[1-9]\\d)");

    private final StackSettings settings;
    private final BackingServers servers;
    private final ServiceSettings serviceSettings;

    private Stack(StackSettings settings, BackingServers servers, ServiceSettings serviceSettings) {
        this.settings = settings;
        this.servers = servers;
        this.serviceSettings = serviceSettings;
    }

    public static Stack of(AtelierHome home, Path repository, StackSettings settings) {
        ServiceJvm jvm = ServiceJvm.ofEnvironment(settings.environment());
        BackingServers servers = new BackingServers(
                home, ServerFiles.locate(), settings.portOffset(), jvm.throughput(), settings.environment());
        String adminPassword = settings.environment().containsKey("ATELIER_ADMIN_PASSWORD")
                ? settings.environment().getOrDefault("ATELIER_ADMIN_PASSWORD", "")
                : Secrets.adminPassword(home);
        return new Stack(
                settings,
                servers,
                new ServiceSettings(
                        home,
                        repository,
                        ServiceEnvironment.of(settings, home, Secrets.of(home), servers.addresses()),
                        adminPassword,
                        jvm));
    }

    public List<? extends Member> backingServers() {
        return servers.own();
    }

    /** What the other services need before they start. */
    public List<ServiceInstance> foundation() {
        return built().filter(instance -> instance.service().isFoundation()).toList();
    }

    public List<ServiceInstance> applications() {
        return built().filter(instance -> !instance.service().isFoundation()).toList();
    }

    public ServiceInstance first(Service service) {
        return ServiceInstance.first(service, settings.portOffset(), serviceSettings);
    }

    public ServiceInstance instance(Service service, int number, List<Integer> ports) {
        return new ServiceInstance(service, number, ports, serviceSettings);
    }

    /** The member of that name: as recorded, or where it would be if it were started for the first time. */
    public Optional<Member> member(String name, Optional<ProcessRecord> record) {
        Optional<Member> server = servers.named(name).map(Member.class::cast);
        return server.or(() -> service(name, record));
    }

    public String adminPassword() {
        return serviceSettings.adminPassword();
    }

    public StackSettings settings() {
        return settings;
    }

    /** The service that an instance's name belongs to. */
    public static Optional<Service> serviceOf(String name) {
        Matcher numbered = INSTANCE.matcher(name);
        return Service.named(name).or(() -> numbered.matches() ? Service.named(numbered.group(1)) : Optional.empty());
    }

    private Optional<Member> service(String name, Optional<ProcessRecord> record) {
        Optional<Service> first = Service.named(name);
        if (first.isPresent()) {
            return first.map(this::first);
        }
        return record.flatMap(known -> serviceOf(name).map(service -> instance(service, number(name), known.ports())));
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    private Stream<ServiceInstance> built() {
        return Arrays.stream(Service.values()).map(this::first).filter(ServiceInstance::isBuilt);
    }
}
