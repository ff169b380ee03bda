package dev.atelier.user.export;

import feign.Response;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What every service that keeps something about people answers us. */
interface PersonalDataClient {

    /** Names of its files. */
    @GetMapping("/internal/personal-data")
    List<String> names();

    /** One of them, while it is being written. Whoever asks closes it, and looks at the status. */
    @GetMapping("/internal/personal-data/{userId}/{file}")
    Response read(@PathVariable("userId") String userId, @PathVariable("file") String file);
}
