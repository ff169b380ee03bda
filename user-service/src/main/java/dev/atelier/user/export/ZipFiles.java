package dev.atelier.user.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips the files of all services: a folder a service, a JSON object a line. */
final class ZipFiles {

    private static final String README = """
            Everything this platform keeps about you, as of %s.
            A folder for each part of the platform; in each file a JSON object (UTF-8) per line.
            Passwords, keys and tokens are not in it, in no form.

            本平台保存的关于您的全部数据，截至 %s。
            每个服务一个文件夹；每个文件中每行一个 JSON 对象（UTF-8）。
            其中不含任何形式的密码、密钥或令牌。
            """;

    private final List<ServiceFiles> services;

    ZipFiles(List<ServiceFiles> services) {
        this.services = List.copyOf(services);
    }

    /**
     * Writes the archive of an export; {@code out} stays open.
     *
     * @throws IOException as {@link ServiceFiles#write}
     * @throws dev.atelier.platform.error.ApiException likewise
     */
    void write(Export export, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "README.txt");
        zip.write(README.formatted(export.requestedAt(), export.requestedAt()).getBytes(StandardCharsets.UTF_8));
        for (ServiceFiles service : services) {
            for (String name : service.names()) {
                entry(zip, service.service() + "/" + name + ".ndjson");
                service.write(export.userId(), name, zip);
            }
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }
}
