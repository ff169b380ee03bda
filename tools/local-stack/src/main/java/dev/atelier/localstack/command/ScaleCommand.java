package dev.atelier.localstack.command;

import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.home.Ports;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.service.Service;
import dev.atelier.localstack.service.ServiceInstance;
import dev.atelier.localstack.stack.MemberControl;
import dev.atelier.localstack.stack.Stack;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./atelier scale NAME N}: starts instances on free ports, or stops those with the highest numbers. */
record ScaleCommand(Workplace workplace) {

    private static final int MOST = 20;

    void run(String name, String count) throws InterruptedException {
        Service service = Service.named(name)
                .filter(Service::isScalable)
                .orElseThrow(() -> new RefusedException(name + " is not a service that has instances."));
        int wanted = wanted(count);
        if (workplace.running().isEmpty()) {
            throw new RefusedException("Nothing is running: ./atelier up first.");
        }
        Stack stack = workplace.existingStack();
        MemberControl control = workplace.control();
        for (int number = MOST; number > wanted; number--) {
            stop(control, stack.instance(service, number, List.of()));
        }
        for (int number = 1; number <= wanted; number++) {
            start(control, stack, service, number);
        }
        workplace.console().line(name + ": " + wanted + (wanted == 1 ? " instance" : " instances"));
    }

    private static int wanted(String count) {
        if (!count.matches("\\d{1,2}") || Integer.parseInt(count) < 1 || Integer.parseInt(count) > MOST) {
            throw new RefusedException("The number of instances is 1 to " + MOST + ", not \"" + count + "\".");
        }
        return Integer.parseInt(count);
    }

    private static void stop(MemberControl control, ServiceInstance instance) throws InterruptedException {
        ProcessRecord record = control.records().find(instance.name()).orElse(null);
        if (record != null) {
            control.stop(record);
        }
    }

    private static void start(MemberControl control, Stack stack, Service service, int number)
            throws InterruptedException {
        ServiceInstance instance = number == 1
                ? stack.first(service)
                : stack.instance(
                        service,
                        number,
                        Stream.generate(Ports::anyFree)
                                .limit(ServiceInstance.portCount(service))
                                .toList());
        if (!control.isRunning(instance)) {
            control.start(instance);
        }
    }
}
