package dev.atelier.stats.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.atelier.platform.security.Role;
import dev.atelier.stats.Events;
import dev.atelier.stats.ServiceOnRealServers;
import dev.atelier.stats.TestTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class UsageApiTest extends ServiceOnRealServers {

    private final String ann = Events.newId();
    private final String bob = Events.newId();

    @Autowired
    private MockMvc mvc;

    @Test
    void sums_up_by_service_and_by_model() throws Exception {
        someUsage();

        ask("/api/stats/usage?from=2026-01-01&to=2026-03-31")
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"success": true, "errors": null, "data": {
                          "totals": {"count": 5, "tokens": 325, "costMicros": 41000010},
                          "byService": [
                            {"service": "chat", "count": 4, "tokens": 325, "costMicros": 40000010},
                            {"service": "image", "count": 1, "tokens": 0, "costMicros": 1000000}],
                          "byModel": [
                            {"model": "m", "count": 3, "tokens": 120, "costMicros": 1000003},
                            {"model": "n", "count": 2, "tokens": 205, "costMicros": 40000007}]}}"""));
    }

    @Test
    void shows_one_kind_of_service_only() throws Exception {
        someUsage();

        ask("/api/stats/usage?from=2026-01-01&to=2026-03-31&service=image")
                .andExpect(jsonPath("$.data.totals.count").value(1))
                .andExpect(jsonPath("$.data.byService.length()").value(1));
    }

    @Test
    void daily_items_join_the_models_of_a_day_and_leave_empty_days_out() throws Exception {
        someUsage();

        ask("/api/stats/usage/daily?from=2026-01-31&to=2026-02-01")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.items.length()").value(3))
                .andExpect(content().json("""
                        {"data": {"items": [
                          {"service": "chat", "year": 2026, "month": 1, "day": 31, "count": 2, "tokens": 225,
                           "cost": 0.000010, "costMicros": 10},
                          {"service": "image", "year": 2026, "month": 1, "day": 31, "count": 1, "tokens": 0,
                           "cost": 1, "costMicros": 1000000},
                          {"service": "chat", "year": 2026, "month": 2, "day": 1, "count": 1, "tokens": 100,
                           "cost": 40, "costMicros": 40000000}]}}"""))
                .andExpect(jsonPath("$.data.items[0].userId").value(ann))
                .andExpect(jsonPath("$.data.items[0].id").value(matchesPattern("[0-9a-f]{24}")))
                .andExpect(jsonPath("$.data.items[0].createdAt").value(matchesPattern(".*T.*\\.\\d{3}Z")));
    }

    @Test
    void monthly_items_hold_the_days_within_the_range() throws Exception {
        someUsage();

        ask("/api/stats/usage/monthly?from=2026-01-31&to=2026-03-31")
                .andExpect(jsonPath("$.data.items.length()").value(3))
                .andExpect(jsonPath("$.data.items[0].month").value(1))
                .andExpect(jsonPath("$.data.items[0].service").value("chat"))
                .andExpect(jsonPath("$.data.items[0].count").value(2))
                .andExpect(jsonPath("$.data.items[0].day").doesNotExist())
                .andExpect(jsonPath("$.data.items[2].month").value(2))
                .andExpect(jsonPath("$.data.items[2].count").value(2));
    }

    @Test
    void the_range_is_the_last_thirty_days_by_default() throws Exception {
        Instant now = Clock.systemUTC().instant();
        counter.count(List.of(
                Events.chat(ann, "m", now, 0, 1),
                Events.chat(ann, "m", now.minusSeconds(29 * 86_400), 0, 1),
                Events.chat(ann, "m", now.minusSeconds(30 * 86_400), 0, 1)));

        ask("/api/stats/usage").andExpect(jsonPath("$.data.totals.count").value(2));
        ask("/api/stats/usage?from=&to=&service=")
                .andExpect(jsonPath("$.data.totals.count").value(2));
    }

    @Test
    void a_range_may_have_366_days() throws Exception {
        LocalDate to = LocalDate.of(2026, 12, 31);

        ask("/api/stats/usage?to=" + to + "&from=" + to.minusDays(365)).andExpect(status().isOk());
        ask("/api/stats/usage?to=" + to + "&from=" + to.minusDays(366)).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-02-30                  | from    | must be a date            | 必须是
            from=x                           | from    | must be a date            | 必须是
            from=%2B2026-01-01               | from    | must be a date            | 必须是
            to=2026-1-1                      | to      | must be a date            | 必须是
            from=2026-01-01&from=2026-01-02&to=2026-02-01 | from | must be a date  | 必须是
            from=2026-02-02&to=2026-02-01    | from    | must not be after         | 开始日期
            from=2025-01-01&to=2026-02-01    | from    | the range must not be longer than 366 | 时间范围不能超过 366
            service=music                    | service | is no known service       | 未知的服务
            service=Chat                     | service | is no known service       | 未知的服务
            """)
    void refuses_a_wrong_parameter_in_the_callers_language(String query, String field, String english, String chinese)
            throws Exception {
        for (String path : List.of("", "/daily", "/monthly")) {
            String url = "/api/stats/usage" + path + "?" + query;
            refused(ask(url, ann, Role.USER, "application/json", "en"), field, english);
            refused(ask(url, ann, Role.USER, "application/json", "zh-CN"), field, chinese);
            refused(ask(url, ann, Role.USER, "text/csv", "en"), field, english);
        }
    }

    @Test
    void names_every_wrong_parameter() throws Exception {
        ask("/api/stats/usage?from=a&to=b&service=c")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors.length()").value(3));
    }

    @Test
    void refuses_a_malformed_user_id_of_an_administrator() throws Exception {
        refused(
                ask("/api/stats/usage?userId=x", ann, Role.ADMIN, "application/json", "en"),
                "userId",
                "must be a user id");
        refused(ask("/api/stats/usage?userId=x", ann, Role.ADMIN, "application/json", "zh-CN"), "userId", "必须是 24");
    }

    @Test
    void shows_own_usage_only_to_anybody_but_an_administrator() throws Exception {
        someUsage();
        String january = "/api/stats/usage?from=2026-01-01&to=2026-03-31&userId=";

        for (Role role : List.of(Role.USER, Role.PREMIUM)) {
            ask(january + ann, bob, role, "application/json", "en")
                    .andExpect(jsonPath("$.data.totals.count").value(1));
            ask(january + "*", bob, role, "application/json", "en")
                    .andExpect(jsonPath("$.data.totals.count").value(1));
        }
    }

    @Test
    void shows_anybodys_and_everybodys_usage_to_an_administrator() throws Exception {
        someUsage();
        String admin = Events.newId();
        String range = "?from=2026-01-01&to=2026-03-31&userId=";

        ask("/api/stats/usage" + range + ann, admin, Role.ADMIN, "application/json", "en")
                .andExpect(jsonPath("$.data.totals.count").value(5));
        ask("/api/stats/usage/daily" + range + "*", admin, Role.ADMIN, "application/json", "en")
                .andExpect(jsonPath("$.data.items[0].userId").value("*"));
        ask("/api/stats/usage" + range, admin, Role.ADMIN, "application/json", "en")
                .andExpect(jsonPath("$.data.totals.count").value(0));
    }

    @Test
    void exports_csv_with_the_names_of_the_json_fields() throws Exception {
        someUsage();

        String csv = body(csv("/api/stats/usage/daily?from=2026-01-31&to=2026-02-01")
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", startsWith("text/csv")))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"usage-daily.csv\"")));

        String[] lines = csv.split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .isEqualTo("id,userId,service,year,month,day,count,tokens,cost,costMicros,createdAt,updatedAt");
        assertThat(lines[1]).contains("," + ann + ",chat,2026,1,31,2,225,0.00001,10,");
        assertThat(lines[3]).contains(",chat,2026,2,1,1,100,40,40000000,");
    }

    @Test
    void exports_months_and_the_summary_too_and_the_header_even_of_nothing() throws Exception {
        assertThat(body(csv("/api/stats/usage/monthly")))
                .isEqualTo("id,userId,service,year,month,count,tokens,cost,costMicros,createdAt,updatedAt\r\n");
        assertThat(body(csv("/api/stats/usage"))).isEqualTo("service,model,count,tokens,costMicros\r\n");
    }

    @Test
    void a_formula_in_a_model_name_stays_text_in_csv() throws Exception {
        Instant day = Instant.parse("2026-01-31T10:00:00Z");
        counter.count(List.of(
                Events.chat(ann, "=cmd|' /C calc'!A0", day, 0, 1),
                Events.chat(ann, "@x,\"y\"", day, 0, 1),
                Events.chat(ann, "+1", day, 0, 1),
                Events.chat(ann, "-1", day, 0, 1)));

        assertThat(body(csv("/api/stats/usage?from=2026-01-31&to=2026-01-31")))
                .contains("chat,'+1,1,100,1\r\n")
                .contains("chat,'-1,1,100,1\r\n")
                .contains("'=cmd|' /C calc'!A0")
                .contains("\"'@x,\"\"y\"\"\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json               | application/json
            */*                            | application/json
            text/html,*/*;q=0.8            | application/json
            text/csv                       | text/csv
            text/*                         | text/csv
            text/csv,application/json;q=0.5 | text/csv
            application/json,text/csv;q=0.5 | application/json
            application/json;q=0,*/*       | text/csv
            """)
    void answers_what_the_caller_prefers(String accept, String type) throws Exception {
        ask("/api/stats/usage/daily", ann, Role.USER, accept, "en")
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", startsWith(type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/problem+json", "text/csv;q=0,application/json;q=0"})
    void answers_406_in_the_envelope_for_any_other_form(String accept) throws Exception {
        ask("/api/stats/usage", ann, Role.USER, accept, "en")
                .andExpect(status().isNotAcceptable())
                .andExpect(jsonPath("$.errors[0].code").value("NOT_ACCEPTABLE"));
    }

    @Test
    void answers_401_without_a_token_and_405_for_writing() throws Exception {
        mvc.perform(get("/api/stats/usage"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.errors[0].code").value("UNAUTHENTICATED"));
        mvc.perform(post("/api/stats/usage").header("Authorization", TestTokens.bearer(ann, Role.USER)))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.errors[0].code").value("METHOD_NOT_ALLOWED"));
    }

    /** Five calls of ann's in three months, on both sides of midnight UTC, and one of bob's. */
    private void someUsage() {
        counter.count(List.of(
                Events.chat(ann, "m", Instant.parse("2026-01-31T00:00:00Z"), 20, 3),
                Events.chat(ann, "n", Instant.parse("2026-01-31T23:59:59.999Z"), 5, 7),
                Events.image(ann, "m", Instant.parse("2026-01-31T10:00:00Z"), 1_000_000),
                Events.chat(ann, "n", Instant.parse("2026-02-01T00:00:00Z"), 0, 40_000_000),
                Events.failed(ann, "m", Instant.parse("2026-02-28T12:00:00Z")),
                Events.chat(bob, "m", Instant.parse("2026-01-31T12:00:00Z"), 1, 1)));
    }

    private ResultActions ask(String url) throws Exception {
        return ask(url, ann, Role.USER, "application/json", "en");
    }

    private ResultActions csv(String url) throws Exception {
        return ask(url, ann, Role.USER, "text/csv", "en");
    }

    private ResultActions ask(String url, String userId, Role role, String accept, String language) throws Exception {
        return mvc.perform(get(URI.create(url))
                .header("Authorization", TestTokens.bearer(userId, role))
                .header("Accept", accept)
                .header("Accept-Language", language));
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(UTF_8);
    }

    private static void refused(ResultActions answer, String field, String text) throws Exception {
        answer.andExpect(status().isBadRequest())
                .andExpect(header().string("Content-Type", startsWith("application/json")))
                .andExpect(jsonPath("$.success").value(false))
                .andExpect(jsonPath("$.errors.length()").value(1))
                .andExpect(jsonPath("$.errors[0].code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(startsWith(text)));
    }
}
