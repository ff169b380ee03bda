package dev.atelier.platform.sample;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

/** A slice test of a service has the starter's web half without asking for it. */
@WebMvcTest(
        controllers = ThingController.class,
        properties = {"spring.cloud.config.enabled=false", "eureka.client.enabled=false"})
class ControllerSliceTests {

    @Autowired
    private MockMvc mvc;

    @Test
    void a_slice_answers_like_the_service() throws Exception {
        mvc.perform(get("/api/things/nonsense").header("Accept-Language", "en"))
                .andExpect(status().isNotFound())
                .andExpect(header().exists("X-Request-Id"))
                .andExpect(jsonPath("$.errors[0].code").value("NOT_FOUND"))
                .andExpect(jsonPath("$.errors[0].message").value("Not found"));
    }

    @Test
    void a_slice_resolves_pages_and_fills_in_the_message() throws Exception {
        mvc.perform(get("/api/things?limit=3").header("Accept-Language", "en"))
                .andExpect(jsonPath("$.message").value("Success"))
                .andExpect(jsonPath("$.data.items[0]").value("aaa"));
    }
}
