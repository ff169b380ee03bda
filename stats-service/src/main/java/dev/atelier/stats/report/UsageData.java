package dev.atelier.stats.report;

import dev.atelier.personal.ExportsPersonalData;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What the statistics say of a user. They hold an id and numbers; when the account is deleted the id leads to nobody, and
 * they stay as they are: nothing has to be erased here.
 */
@Component
class UsageData implements ExportsPersonalData {

    private final UsageDays days;

    UsageData(UsageDays days) {
        this.days = days;
    }

    @Override
    public List<String> files() {
        return List.of("usage");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        days.forEach(userId, sink::accept);
    }
}
