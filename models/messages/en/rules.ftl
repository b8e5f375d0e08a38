rules-id = rule
rules-kind = kind
rules-hard = hard
rules-soft = soft
rules-article = article
rules-title = title
rules-weight = weight
