package tw.jiean.marketplace.web;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the site itself.
 *
 * @param publicUrl base of every absolute URL that leaves the site
 * @param dataDir where uploads are kept; relative to the working directory unless absolute
 * @param demo whether demo data and demo accounts are wanted; only the demo can give them
 */
@ConfigurationProperties("jiean")
@Validated
public record JieanProperties(
    @NotNull @DefaultValue("http://localhost:8080") PublicUrl publicUrl,
    @NotNull @DefaultValue("data") Path dataDir,
    @DefaultValue("false") boolean demo) {}
