package dev.atelier.user.account;

import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.ExportsPersonalData;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The account itself, as its owner sees it. When it is removed its names are free. */
@Component
public class AccountData implements ExportsPersonalData, ErasesPersonalData {

    private final Accounts accounts;

    AccountData(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<String> files() {
        return List.of("profile");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        Account account = accounts.find(userId);
        if (account != null) {
            sink.accept(account.toUser());
        }
    }

    @Override
    public void erase(String userId) {
        accounts.remove(userId);
    }
}
