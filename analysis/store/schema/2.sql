-- Where a document's file is, beside the name that it was given, which is said from the folder of that moment.

ALTER TABLE editions ADD COLUMN
    real_path TEXT /* the same file as `path`, from the root on; NULL of what is no file, and of what came before */;
