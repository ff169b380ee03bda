package dev.atelier.localstack.command;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.proof.FirstChat;
import dev.atelier.localstack.proof.Welcome;
import dev.atelier.localstack.service.Service;
import dev.atelier.localstack.service.SimulatedProvider;
import dev.atelier.localstack.stack.MemberControl;
import dev.atelier.localstack.stack.Stack;
import dev.atelier.localstack.stack.StackStart;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./atelier up}: done when a chat through the gateway has answered. */
record UpCommand(Workplace workplace) {

    private static final List<Service> NEEDED_FOR_A_CHAT =
            List.of(Service.DISCOVERY, Service.CONFIG, Service.USER, Service.GATEWAY, Service.CHAT);

    void run(boolean partly) throws InterruptedException {
        long begin = System.nanoTime();
        Stack stack = workplace.wantedStack();
        MemberControl control = workplace.control();
        StackStart start = new StackStart(stack, control, console());
        List<Service> missing = missing(stack);
        if (!missing.isEmpty() && !partly) {
            throw missingRefusal(missing);
        }
        if (start.run() == 0) {
            console().line("Atelier is already running; nothing was changed. Gateway: " + gateway(stack));
            return;
        }
        SimulatedProvider.of(stack.settings())
                .forEach(provider -> console()
                        .line(provider.keyVariable() + " is not set: the provider " + provider.label()
                                + " is the simulator."));
        if (missing.isEmpty()) {
            prove(stack, start, begin);
        } else {
            console().line("No chat was tried, these are not built: " + names(missing));
        }
    }

    private void prove(Stack stack, StackStart start, long begin) throws InterruptedException {
        boolean answered = false;
        try {
            FirstChat.Result chat = new FirstChat(gateway(stack), stack.adminPassword()).hold(console());
            answered = true;
            new Welcome(workplace.home(), stack.settings(), gateway(stack)).show(console(), chat, since(begin));
        } finally {
            if (!answered) {
                start.undo();
            }
        }
    }

    private static RefusedException missingRefusal(List<Service> missing) {
        return new RefusedException(
                "Not built: " + names(missing) + ". Run ./atelier up, which builds, or ./mvnw -DskipTests package");
    }

    private static List<Service> missing(Stack stack) {
        List<Service> built = Stream.concat(stack.foundation().stream(), stack.applications().stream())
                .map(instance -> instance.service())
                .toList();
        return NEEDED_FOR_A_CHAT.stream()
                .filter(service -> !built.contains(service))
                .toList();
    }

    private static String names(List<Service> services) {
        return String.join(", ", services.stream().map(Service::label).toList());
    }

    private static String gateway(Stack stack) {
        return "http://127.0.0.1:" + (Service.GATEWAY.port() + stack.settings().portOffset());
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Console console() {
        return workplace.console();
    }
}
