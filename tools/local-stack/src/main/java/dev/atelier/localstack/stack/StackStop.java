package dev.atelier.localstack.stack;

import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.service.Service;
import java.util.ArrayList;
import java.util.List;

/** Stops members together, those first that need the others: services, then discovery and settings, then servers. */
public record StackStop(MemberControl control) {

    private static final int AT_A_TIME = 8;

    public void stop(List<ProcessRecord> records) throws InterruptedException {
        List<ProcessRecord> applications = new ArrayList<>();
        List<ProcessRecord> foundation = new ArrayList<>();
        List<ProcessRecord> servers = new ArrayList<>();
        for (ProcessRecord record : records) {
            Stack.serviceOf(record.name())
                    .ifPresentOrElse(
                            service -> (isNeeded(service) ? foundation : applications).add(record),
                            () -> servers.add(record));
        }
        Together.run(applications, AT_A_TIME, control::stop);
        Together.run(foundation, AT_A_TIME, control::stop);
        Together.run(servers, AT_A_TIME, control::stop);
    }

    private static boolean isNeeded(Service service) {
        return service.isFoundation() || service == Service.SIMULATOR;
    }
}
